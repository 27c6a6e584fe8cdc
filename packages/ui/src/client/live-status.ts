/**
 * How the stream of changes stands: `off` (no widget asks for it, or nobody is signed in), `connecting`,
 * `open`, or `down` (broken; another try follows, and meanwhile running things are polled).
 */
export type LiveStatus = 'off' | 'connecting' | 'open' | 'down'
