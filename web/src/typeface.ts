/** The typeface comes after the map where it must be fetched: until then a like one of the system's stands in. */

export function setType(): void {
  document.documentElement.classList.remove("unset");
}

/** Who has been here has it already: the service worker keeps it. */
export function setKnownType(): void {
  if ("serviceWorker" in navigator && navigator.serviceWorker.controller !== null) setType();
}
