/** Texts on signing in. */
import type { accountSv } from "./account-sv";

export const accountEn: Record<keyof typeof accountSv, string> = {
  account: "Account",
  signIn: "Sign in",
  signOut: "Sign out",
  rolePublic: "public",
  roleStaff: "staff",
  roleEditor: "editor",
  roleAdmin: "administrator",
  errorEnded:
    "You are no longer signed in. Sign in again to see everything; what you chose is kept.",
};
