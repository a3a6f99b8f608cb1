/** What reaches everyone, in Swedish: the accessibility statement, keys on the map. */
export const sheetSv = {
  questionLabel: "Frågan och dess svar",
  pointsOf: "{layer}: {n} punkter. Öppna för att komma närmare.",
  zonesByKeys: "Zoner: piltangenterna går till nästa zon, Enter öppnar den",
  symbolsByKeys: "Symboler: piltangenterna går till nästa symbol, Enter öppnar den",

  statement: "Tillgänglighet",
  statementTitle: "Tillgänglighet för {title}",
  statementWho:
    "{organisation} står bakom den här webbplatsen. Vi vill att så många som möjligt ska kunna använda den. Här står hur den uppfyller lagen om tillgänglighet till digital offentlig service, vilka brister som är kända och hur du kan berätta om fler.",
  statementOwner: "Den som driver kartan",
  statementHow: "Hur tillgänglig är webbplatsen?",
  statementPartly:
    "Webbplatsen är delvis förenlig med kraven i EN 301 549 och WCAG 2.1 på nivå AA. Allt kan göras med tangentbord, utan att dra, i 400 procents förstoring, med egna textavstånd, i ljusa och mörka färger och i systemets egna kontrastfärger.",
  statementKnown: "Kända brister",
  statementMap:
    "Kartbilden i sig kan inte beskrivas fullt ut för den som inte ser den. Alla siffror på kartan finns i tabellen och i zonlistan, i samma ordning.",
  statementNames:
    "Namn, texter och dokument som kommer ur kommunens egna filer visas som de är skrivna, och kan vara otydliga eller på fel språk.",
  statementApi: "Sidorna om öppna data och API:et finns bara på svenska.",
  statementHelp: "Om du inte kan använda någon del",
  statementAsk:
    "Hör av dig om du behöver uppgifter ur kartan på ett annat sätt, eller om du hittar brister som inte står här. Skriv gärna vilken sida det gäller och vad du försökte göra.",
  statementNoContact:
    "Kontaktuppgifter är inte angivna. Den som driver kartan anger dem med trygghetskarta settings contact_email=…",
  email: "E-post",
  phone: "Telefon",
  statementWatch: "Tillsyn",
  statementDigg:
    "Myndigheten för digital förvaltning har ansvaret för tillsynen över lagen. Om du inte är nöjd med hur vi tar hand om dina synpunkter kan du anmäla det dit.",
  statementDiggLink: "Anmäl till Myndigheten för digital förvaltning (Digg)",
  statementTested: "Så har webbplatsen testats",
  statementTests:
    "Varje version testas automatiskt i en riktig webbläsare: varje vy i ljusa och mörka färger och på 320 pixlars bredd med axe-core, samt med tangentbord, förstoring, textavstånd och kontrastfärger.",
  statementReviewed: "Redogörelsen gicks igenom senast {date}.",
} as const;
