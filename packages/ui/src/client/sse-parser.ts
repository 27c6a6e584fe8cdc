/** One message of a Server-Sent Events stream. */
export interface SseMessage {
  /** The last `id` that the stream told, as the next connection's `Last-Event-ID`. */
  readonly id: string
  readonly event: string
  readonly data: string
}

/** Takes the text of a stream piece by piece, cut anywhere, and gives the messages that each piece completes. */
export interface SseParser {
  push(text: string): SseMessage[]
}

/** Makes an {@link SseParser} (WHATWG HTML, section 9.2.6): a message that the end of the stream cuts off is dropped. */
export function createSseParser(): SseParser {
  let rest = ''
  let started = false
  let id = ''
  let event = ''
  let data: string[] = []

  function takeField(line: string): void {
    const colon = line.indexOf(':')
    const name = colon < 0 ? line : line.slice(0, colon)
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
    if (name === 'data') data.push(value)
    else if (name === 'event') event = value
    else if (name === 'id' && !value.includes('\0')) id = value
  }

  function finish(): SseMessage[] {
    const message = { id, event: event === '' ? 'message' : event, data: data.join('\n') }
    const isEmpty = data.length === 0
    event = ''
    data = []
    return isEmpty ? [] : [message]
  }

  return {
    push(text) {
      const whole = started ? rest + text : text.replace(/^\uFEFF/, '')
      started ||= text !== ''
      // A carriage return at the very end may be the first half of CRLF: it waits for what follows.
      const held = whole.endsWith('\r') ? '\r' : ''
      const lines = whole.slice(0, whole.length - held.length).split(/\r\n|\r|\n/)
      rest = (lines.pop() ?? '') + held
      return lines.flatMap((line) => {
        if (line === '') return finish()
        if (!line.startsWith(':')) takeField(line)
        return []
      })
    },
  }
}
