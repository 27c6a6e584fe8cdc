/** A text that depends on a number: one form for each plural category that the language has; `other` always. */
export interface PluralMessage {
  readonly zero?: string
  readonly one?: string
  readonly two?: string
  readonly few?: string
  readonly many?: string
  readonly other: string
}

/** A text with `{name}` placeholders, or its plural forms chosen by the parameter `count`. */
export type Message = string | PluralMessage

/** Some texts by key. */
export type MessagePart = Readonly<Record<string, Message>>

/** The shape that a translation of `P` must have: every key of it, plural where English is, else a plain text. */
export type Translation<P extends MessagePart> = {
  readonly [K in keyof P]: P[K] extends string ? string : Message
}

type Placeholders<T> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never

type Values<Names extends string> = { readonly [N in Names]: string | number }

/** What a text must be given: nothing, or one value for each placeholder; `count` as a number for plurals. */
export type MessageArguments<M> = M extends string
  ? Placeholders<M> extends never
    ? []
    : [values: Values<Placeholders<M>>]
  : M extends { readonly other: infer Other }
    ? [values: { readonly count: number } & Values<Exclude<Placeholders<Other>, 'count'>>]
    : []

/** Looks a text up by its key and fills its placeholders; numbers are written as the language writes them. */
export type Translate<P extends MessagePart> = <K extends keyof P & string>(
  key: K,
  ...args: MessageArguments<P[K]>
) => string

/** How {@link formatMessage} writes numbers and chooses plurals. */
export interface MessageRules {
  readonly number: (value: number) => string
  readonly plural: (value: number) => Intl.LDMLPluralRule
}

/**
 * Fills a text. A placeholder without a value stays as it is written, so that a fault is seen.
 * @param message the text or its plural forms
 * @param values by placeholder; `count` chooses the plural form
 * @param rules of the language
 */
export function formatMessage(
  message: Message,
  values: Readonly<Record<string, string | number>> | undefined,
  rules: MessageRules,
): string {
  const text = typeof message === 'string' ? message : choosePlural(message, values, rules)
  if (values === undefined) return text
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name]
    if (value === undefined) return whole
    return typeof value === 'number' ? rules.number(value) : value
  })
}

function choosePlural(
  message: PluralMessage,
  values: Readonly<Record<string, string | number>> | undefined,
  rules: MessageRules,
): string {
  const count = values?.['count']
  return (typeof count === 'number' ? message[rules.plural(count)] : undefined) ?? message.other
}
