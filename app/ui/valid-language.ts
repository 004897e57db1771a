/** Whether `Intl` accepts a language; it throws on invalid ones. */
function isValid(language: string): boolean {
  try {
    return Intl.getCanonicalLocales(language).length === 1;
  } catch {
    return false;
  }
}

/**
 * For packages that pass the browser's language to `Intl` unchecked: a browser started in the locale "C" reports that
 * as its language. Such a language is replaced by the page's; others stay.
 */
export function ensureValidLanguage(): void {
  if (isValid(navigator.language)) return;
  Object.defineProperty(navigator, "language", { value: document.documentElement.lang, configurable: true });
}
