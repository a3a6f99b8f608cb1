/** What the importer says, in Swedish: each English sentence as a pattern, with the Swedish one. */
export const importSv: [pattern: RegExp, swedish: string][] = [
  // rows that are refused
  [
    /^has (\d+) cells, but the header has (\d+): .*$/,
    "Raden har $1 celler men rubrikraden $2: sätt citattecken runt en text som innehåller skiljetecknet eller en radbrytning.",
  ],
  [/^the row has no name; .*$/, "Raden har inget namn; en plats hittas på sitt namn."],
  [/^'(.*)' has no position; .*$/, "”$1” har inget läge; ange longitud och latitud."],
  [
    /^a count of (.+) is no incident; .*$/,
    "Antalet $1 är ingen händelse; ta bort raden eller rätta antalet.",
  ],
  [/^the row lacks a zone code, a year or a count$/, "Raden saknar zonkod, år eller antal."],
  [/^(.+) inhabitants in (.+) cannot be$/, "$1 invånare år $2 kan inte stämma."],
  [/^'(.*)' is not a whole number in (.+)$/, "”$1” är inget heltal i fältet $2."],
  [/^'(.*)' is not a whole number$/, "”$1” är inget heltal."],
  [
    /^'(.*)' is not a number in (.+); .*$/,
    "”$1” är inget tal i fältet $2; skriv det med siffror och decimalkomma eller punkt.",
  ],
  [/^'(.*)' is not a number$/, "”$1” är inget tal."],
  [
    /^'(.*)' is no date; .*$/,
    "”$1” är inget datum; skriv det som 2020-12-31 eller 2020-12-31 22:10.",
  ],
  [/^a weight of (.+) counts nobody; .*$/, "Vikten $1 räknar ingen; vikter är större än 0."],
  [/^'(.*)' is not in the list (.+?); write (.*)$/, "”$1” finns inte i listan $2; skriv $3."],
  [
    /^the id '(.*)' is also on row (.+?), .*$/,
    "Id ”$1” står också på rad $2, med annat innehåll; ge varje rad ett eget id.",
  ],
  [
    /^the position (.+) is far from the map; .*$/,
    "Läget $1 är långt från kartan; är koordinaterna ombytta, eller i ett annat koordinatsystem?",
  ],
  [
    /^'(.*)' is no position; write latitude,longitude$/,
    "”$1” är inget läge; skriv latitud,longitud.",
  ],
  [
    /^'(.*)', '(.*)' is no position; .*$/,
    "”$1”, ”$2” är inget läge; ange båda koordinaterna som tal.",
  ],
  [
    /^(.+), (.+) is no longitude and latitude; .*$/,
    "$1, $2 är ingen longitud och latitud; om det är meter, ange koordinatsystemet, till exempel EPSG:3006.",
  ],
  [
    /^(.+), (.+) lies outside of what the map's CRS can hold; .*$/,
    "$1, $2 ligger utanför det som kartans koordinatsystem rymmer; kontrollera koordinaterna och koordinatsystemet.",
  ],
  [
    /^the row lacks the code of a zone or the name of the zone around it$/,
    "Raden saknar en zons kod, eller namnet på zonen omkring den.",
  ],
  [/^the row has no zone code; .*$/, "Raden har ingen zonkod; ge varje zon en."],
  [/^the zone (.+) has no polygon; .*$/, "Zonen $1 har ingen yta; rita den i filen."],
  [
    /^the code (.+) is also that of '(.*)'; .*$/,
    "Koden $1 är också koden för ”$2”; ge varje zon en egen.",
  ],
  [/^the row is '(.*)', not '(.*)'$/, "Raden är ”$1”, inte ”$2”."],
  [
    /^zone (.+) is no polygon that can be counted in: (.*)$/,
    "Zonen $1 är ingen yta som det går att räkna i: $2",
  ],
  [
    /^the row lacks the year or the text of the commitment$/,
    "Raden saknar åtagandets år eller text.",
  ],
  // what to think of
  [
    /^(.+) rows have a date later than the one they were registered on; .*$/,
    "$1 rader har ett datum efter det de registrerades; de togs som de är.",
  ],
  [
    /^(.+) rows state no date; .*$/,
    "$1 rader har inget datum; de räknas bara när ingen period är vald.",
  ],
  [
    /^(.+) positions are the middle of a municipality or county, .*$/,
    "$1 lägen är mitten av en kommun eller ett län, inte platsen; de ritas inte och räknas inte till någon zon.",
  ],
  [
    /^the rows '(.*)' hold totals; .*$/,
    "Raderna ”$1” är summor; de togs, och delarna bredvid lades inte till igen.",
  ],
  [
    /^in (.+) zones the parts do not add up to the total; .*$/,
    "I $1 zoner blir delarna inte summan; summan togs.",
  ],
  [
    /^(.+) of (.+) rows are not UTF-8 .*$/,
    "$1 av $2 rader är inte UTF-8 och lästes som Windows-1252; kontrollera å ä ö.",
  ],
  [
    /^not in the list (.+?): (.*); say what they mean .*$/,
    "Finns inte i listan $1: $2. Säg vad de betyder i en egen profil ([codes.$1]) eller rätta filen, och läs in den igen.",
  ],
  [
    /^not in the list (.+?) and taken as new codes: (.*); if they .*$/,
    "Finns inte i listan $1 och togs som nya koder: $2. Om de betyder kända, säg det i en egen profil ([codes.$1]) och läs in filen igen.",
  ],
  [
    /^(\S+) (\S+): (\S+) is (.*) by hand and (.*) in the file; what was written .*$/,
    "$1 $2: $3 är $4 för hand och $5 i filen; det som skrevs för hand gäller tills någon väljer (under Redigera).",
  ],
  [
    /^(.+); what was written by hand stays until .*$/,
    "$1; det som skrevs för hand gäller tills någon väljer (under Redigera).",
  ],
  [
    /^(.+) rows are of features that were retired by hand; .*$/,
    "$1 rader hör till sådant som tagits bort för hand; de förblir borttagna.",
  ],
  [
    /^the data lies outside of SWEREF 99 TM; .* in (EPSG:\S+)$/,
    "Uppgifterna ligger utanför SWEREF 99 TM; databasen lagrar lägen i $1.",
  ],
  [
    /^(.+) place names stand for several places and were given none: (.*)$/,
    "$1 platsnamn står för flera platser och fick inget läge: $2",
  ],
  [
    /^(.+) place names are near to known ones .*?: (.*)$/,
    "$1 platsnamn liknar kända men är inte samma, och fick inget läge: $2",
  ],
  [
    /^(.+) of (.+) positions lie outside of all zones; .*$/,
    "$1 av $2 lägen ligger utanför alla zoner; är det rätt fil, och är koordinaterna i det koordinatsystem som den uppger?",
  ],
  [/^(.+) zone codes are unknown: (.*)$/, "$1 zonkoder är okända: $2"],
  [
    /^of (.+) positions with a stated zone of (.+), (.+) lie in it \((.+) %\), (.+) in another and (.+) in none; .*$/,
    "Av $1 lägen med en angiven zon i $2 ligger $3 i den ($4 %), $5 i en annan och $6 i ingen; läget är det som räknas.",
  ],
  [/^(.+) polygons were invalid and were repaired: (.*)$/, "$1 ytor var ogiltiga och lagades: $2"],
  [
    /^the population of (.+) zones was not taken, .*$/,
    'Folkmängden i $1 zoner togs inte, eftersom inget säger vilket år den gäller; skriv population_year = "2023" under [constants] i en egen profil och läs in filen igen.',
  ],
  [
    /^(.+) rows are further parts of a zone .*$/,
    "$1 rader är fler delar av en zon med samma kod och namn; de lades ihop med den.",
  ],
  [
    /^(.+) pairs of zones overlap: (.*); a point in both .*$/,
    "$1 par av zoner överlappar: $2; en punkt i båda räknas till den med lägst kod.",
  ],
  // files that are refused whole
  [/^(.+): name the layer with --set, .*$/, "$1: ange lagrets namn, till exempel gatlyktor."],
  [
    /^(.+): name the zone set with --set, .*$/,
    "$1: ange zonindelningens namn, till exempel skolomraden.",
  ],
  [
    /^'(.*)' cannot name a set or layer; .*$/,
    "”$1” kan inte vara namn på en zonindelning eller ett lager; använd a–z, 0–9, - och _, med en bokstav först, högst 40 tecken.",
  ],
  [
    /^'(.*)' is the name of a collection that is always there; .*$/,
    "”$1” är namnet på något som alltid finns; välj ett annat.",
  ],
  [
    /^(.+): most answers in '(.*)' are in words that .* does not have: (.*?)\. Nothing .*$/,
    "$1: de flesta svaren i ”$2” är skrivna med ord som inte är kända: $3. Inget lästes in; säg vad de betyder i en egen profil.",
  ],
  [
    /^(.+): which year is this survey from\? .*$/,
    "$1: vilket år är undersökningen från? Skriv året i filens namn, som survey-2020.csv.",
  ],
  [
    /^(.+): of which year is the population\? .*$/,
    "$1: vilket år gäller folkmängden? Säg det i en egen profil, med population_year under [constants].",
  ],
  [
    /^(.+) has no column for '(.*)'; its columns are (.*)\. Name .*$/,
    "$1 har ingen kolumn för ”$2”; kolumnerna är $3. Ange vilken det är under Fler val, som ”$2 = kolumnens namn”.",
  ],
  [/^(.+) has no column '(.*?)'.* \(columns: (.*)\)$/, "$1 har ingen kolumn ”$2” (kolumner: $3)."],
  [
    /^the profile (.+) has no field '(.*?)'.* \(fields: (.*)\)$/,
    "Profilen $1 har inget fält ”$2” (fält: $3).",
  ],
  [
    /^(.+): the file has columns but no rows; .*$/,
    "$1: filen har kolumner men inga rader; hämta den igen där den kom ifrån.",
  ],
  [/^(.+?):? (?:the file )?is empty \(0 bytes\).*$/, "$1: filen är tom (0 byte); hämta den igen."],
  [/^(.+): an empty list, nothing to import$/, "$1: listan är tom, det finns inget att läsa in."],
  [
    /^(.+?):? holds no table and no map layer\. .*$/,
    "$1: filen har varken en tabell eller ett kartlager. Exportera den igen.",
  ],
  [
    /^(.+?):? holds (\d+) layers: (.*)\. Say .*$/,
    "$1: filen har $2 lager: $3. Ange vilket under Fler val.",
  ],
  [
    /^(.+?):? cannot be read as .*$/,
    "$1: filen går inte att läsa. Den kan vara avklippt eller skadad: hämta den igen.",
  ],
  [
    /^(.+?):? is a PDF\. .*$/,
    "$1: det är en PDF. Be den som har den om tabellen eller kartfilen bakom.",
  ],
  [
    /^(.+?):? is an old Excel or Word file, .*$/,
    "$1: det är en gammal Excel- eller Wordfil, eller en med lösenord. Spara den som .xlsx utan lösenord, eller som .csv.",
  ],
  [/^The file is not here any more; .*$/, "Filen finns inte kvar; ladda upp den igen."],
  [
    /^The database is being written to by another import\. .*$/,
    "En annan inläsning skriver just nu. Försök igen.",
  ],
  [
    /^The server could not do it; .*$/,
    "Servern klarade det inte; dess logg säger varför. Inget ändrades.",
  ],
];
