const rightToLeft = /^(ar|arc|ckb|dv|fa|he|ks|ps|sd|syr|ug|ur|yi)\b/
const rightToLeftScript = /-(Arab|Hebr|Syrc|Thaa|Nkoo|Adlm|Rohg)\b/i
const leftToRightScript = /-(Latn|Cyrl|Deva|Guru)\b/i

/** The writing direction of a language tag. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  if (rightToLeftScript.test(locale)) return 'rtl'
  return rightToLeft.test(locale) && !leftToRightScript.test(locale) ? 'rtl' : 'ltr'
}

/** The tag as `Intl` spells it (`pt_br` becomes `pt-BR`); `en` for what is no language tag. */
export function canonicalLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale.replaceAll('_', '-'))[0] ?? 'en'
  } catch {
    return 'en'
  }
}

/** The tag and its shorter forms, most exact first: `zh-Hant-TW`, `zh-Hant`, `zh`. */
export function localeChain(locale: string): string[] {
  const parts = locale.split('-')
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('-'))
}

/** Whether `Intl` knows the time zone here. */
export function isTimeZone(timeZone: string): boolean {
  try {
    Intl.DateTimeFormat('en', { timeZone }).format()
    return true
  } catch {
    return false
  }
}
