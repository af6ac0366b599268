"""Present the archive: charts, the map, differences, citations, in German or English."""
