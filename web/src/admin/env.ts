/** What the parts of the administrators' page have in common. */
import type { Dialog } from "../dialog";
import type { Words } from "../words";

export interface Env {
  words: Words;
  dialog: Dialog;
  /** Tell what was done, to see and to hear. */
  tell: (what: string) => void;
  /** What the page's address asks for. */
  asked: URLSearchParams;
  /** The address of the page with something else asked for; "" takes it away. */
  address: (change: Record<string, string>) => string;
}

export const roleKeys = { staff: "roleStaff", editor: "roleEditor", admin: "roleAdmin" } as const;

/** The roles to choose from, with what each may do. */
export const roleOptions = ({ t }: Words) => [
  { value: "staff", text: t("adminRoleStaff") },
  { value: "editor", text: t("adminRoleEditor") },
  { value: "admin", text: t("adminRoleAdmin") },
];

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
