"""Invented towns, persons, companies and products."""

from __future__ import annotations

TOWNS: tuple[tuple[str, str], ...] = tuple(
    (kind, name)
    for kind, names in (
        (
            "Stadt",
            "Auental Buchenried Steinfurth Lindau-Moor Hohenwarte Kranichfelde Möllbruck "
            "Altenbrügge Grünhagen Erlenstadt Wesertal Falkenbrück Rödershof Osterbrook Süderwick "
            "Tannroda-West Ebersquell Mühlenrode Königsried Ahrendorf Brückenau-Nord Seelow-Heide "
            "Birkenwerda Neuhaldern Zwiebrücken Marschhafen Oberkirchen-Süd "
            "Talheim-Brunn Lauterwald Gräfensee",
        ),
        (
            "Gemeinde",
            "Wiesenfeld Hinterbach Klein-Ösede Moosach-Rain Dünenort Heidkamp Apfeltal Storchau "
            "Weißbrunn Kaltenmoor Nesselried Fährdorf",
        ),
        ("Samtgemeinde", "Elmsiek Vierlinden Oberharte"),
        ("Kreisstadt", "Burgstetten Rohrbeck Schönmark Vellingen"),
    )
    for name in names.split()
)
"""(kind, name); every kind is feminine, no name ends in a hissing sound."""

DISTRICTS = (
    "Landkreis Moorheide",
    "Landkreis Auenland",
    "Kreis Wendmark",
    "Landkreis Hohe Börde-Süd",
    "Kreis Unterlahn-Sieg",
    "Landkreis Seenkette",
    "Kreis Salzgrund",
)

FIRST_NAMES = (
    ("Jutta", "f"), ("Kai", "m"), ("Miriam", "f"), ("Henrik", "m"), ("Aylin", "f"), ("Torben", "m"),
    ("Katrin", "f"), ("Mehmet", "m"), ("Ulrike", "f"), ("Sven", "m"), ("Friederike", "f"),
    ("Jörg", "m"), ("Beate", "f"), ("Lukas", "m"), ("Nadja", "f"), ("Wolfram", "m"), ("Silke", "f"),
    ("Björn", "m"), ("Hannah", "f"), ("Rüdiger", "m"), ("Yvonne", "f"), ("Emre", "m"),
    ("Dörte", "f"), ("Clemens", "m"), ("Antje", "f"), ("Jonas", "m"),
)  # fmt: skip

SURNAMES = (
    "Ahlmann Brenner Carstensen Dürrwald Eickhorst Fahrenkamp Grothe Hülsmeier Immenhof Jaschke "
    "Kleinschmied Lüttjohann Mehrwald Niehausen Obermoser Pfefferkorn Quastorf Rehbein Sandkühler "
    "Tiedgen Uhlenbrock Vosskamp Wiesengrund Zellweger Bachofner Distelkamp Feddern Gutknecht "
    "Hasselbring Kornblum Löwenich Möhrke Öztaş Radtke-Blum Schönbohm Trautwein Wolkenhauer "
    "Yıldıran"
).split()

OFFICES = {
    "rathausblick": (
        ("Bürgermeister", "Bürgermeisterin"),
        ("Oberbürgermeister", "Oberbürgermeisterin"),
        ("Landrat", "Landrätin"),
        ("Beigeordneter", "Beigeordnete"),
        ("Hauptamtsleiter", "Hauptamtsleiterin"),
    ),
    "werkblick": (
        ("Bürgermeister", "Bürgermeisterin"),
        ("Geschäftsführer", "Geschäftsführerin"),
        ("Stadtwerke-Chef", "Stadtwerke-Chefin"),
        ("Umweltdezernent", "Umweltdezernentin"),
    ),
}

EXPERTS = {
    "rathausblick": (
        ("Projektleiter", "Projektleiterin"),
        ("IT-Leiter", "IT-Leiterin"),
        ("CDO", "CDO"),
        ("Sachgebietsleiter", "Sachgebietsleiterin"),
    ),
    "werkblick": (
        ("Projektleiter", "Projektleiterin"),
        ("Netzmeister", "Netzmeisterin"),
        ("Klimamanager", "Klimamanagerin"),
        ("Bereichsleiter", "Bereichsleiterin"),
    ),
}

COMPANIES = {
    "rathausblick": (
        "AKTIS", "kivo21", "Kommdata Weserland", "DIVOK", "Nordlicht Systems", "ebene9",
        "Lahnrechner", "VERWAG", "proRathaus", "Softwerk Hagedorn", "KDO-West", "datenhof",
    ),
    "werkblick": (
        "Enervia", "GRIDA", "solawerk", "Thermia Netzbau", "WattHaus", "Kraftfeld Nord", "voltaro",
        "HEIZWERK AG", "Luftstrom Planung", "Messpunkt",
    ),
}  # fmt: skip

PRODUCTS = {
    "rathausblick": (
        "AKTA | CMS", "d.7flow", "VIA Portal", "Bürgerkompass", "regis|doc", "K!Cloud", "OK.Akte+",
        "GeoBlick 4", "e2Rathaus",
    ),
    "werkblick": ("Netzblick 3", "HeatMap/KWP", "ladeRaum", "WindWächter", "solo|speicher"),
}  # fmt: skip

MARKS = ("ve", "rt", "sib", "bw", "al", "th", "ba", "co")
"""Byline marks of invented editors."""

CREDITS = (
    "Lichtblick/pixelbild.example",
    "Karl Sommer",
    "M. Heidkamp/bildhof.example",
    "Hofmark/freibild.example",
    "privat",
)
