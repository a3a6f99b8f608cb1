/** Texts on signing in. */
export const accountSv = {
  account: "Konto",
  signIn: "Logga in",
  signOut: "Logga ut",
  rolePublic: "allmänheten",
  roleStaff: "personal",
  roleEditor: "redigerare",
  roleAdmin: "administratör",
  errorEnded: "Du är inte längre inloggad. Logga in igen för att se allt; det du valt står kvar.",
} as const;
