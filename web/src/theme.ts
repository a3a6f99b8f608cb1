/** Light or dark: the reader's own choice, else what the system asks for. */
import { lasting } from "./remembered";

export type Theme = "light" | "dark";

const key = "trygghetskarta-theme";
const system = matchMedia("(prefers-color-scheme: dark)");

function chosen(): Theme | null {
  const value = lasting()?.getItem(key);
  return value === "light" || value === "dark" ? value : null;
}

export const theme = (): Theme => chosen() ?? (system.matches ? "dark" : "light");

function apply(): void {
  document.documentElement.dataset.theme = theme();
}

export function setTheme(next: Theme): void {
  if ((next === "dark") === system.matches) lasting()?.removeItem(key);
  else lasting()?.setItem(key, next);
  apply();
}

/** Follow the system, and tell when the colours have changed. */
export function startTheme(changed: () => void): void {
  apply();
  system.addEventListener("change", () => {
    apply();
    changed();
  });
}
