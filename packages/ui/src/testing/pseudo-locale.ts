import type { Message, MessagePart } from '../i18n/message.js'
import { en, type Messages } from '../i18n/locales/en.js'

/** Every second letter once more, so that a text is as long as a German one: a third to a half longer. */
function stretch(text: string): string {
  let letters = 0
  return text
    .split(/(\{\w+\})/)
    .map((piece) =>
      piece.startsWith('{')
        ? piece
        : piece.replace(/\p{L}/gu, (letter) =>
            (letters += 1) % 2 === 0 ? letter + letter : letter,
          ),
    )
    .join('')
}

function pseudo(message: Message): Message {
  if (typeof message === 'string') return `⟦${stretch(message)}⟧`
  const forms = Object.entries(message).map(([form, text]) => [form, `⟦${stretch(text)}⟧`])
  return Object.fromEntries(forms) as Message
}

/**
 * The kit's texts in no language: in brackets, so that one that comes from elsewhere or was cut is seen, and as long as the
 * longest languages make them. For the provider's `messages`.
 */
export const pseudoMessages: Messages = {
  ...(Object.fromEntries(
    Object.entries(en satisfies MessagePart).map(([key, message]) => [key, pseudo(message)]),
  ) as Messages),
  'common.locale': 'en-XA',
}
