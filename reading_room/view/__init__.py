"""What readers see: charts, the map, differences, citations, in German or English."""
