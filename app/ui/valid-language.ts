/** Whether `Intl` takes a language; it throws at one that it does not. */
function isValid(language: string): boolean {
  try {
    return Intl.getCanonicalLocales(language).length === 1;
  } catch {
    return false;
  }
}

/**
 * For packages that hand the browser's language on to `Intl` without a look at it: a browser that was started in the
 * locale "C" says that this is its language. It says the page's instead from then on; other languages stay.
 */
export function ensureValidLanguage(): void {
  if (isValid(navigator.language)) return;
  Object.defineProperty(navigator, "language", { value: document.documentElement.lang, configurable: true });
}
