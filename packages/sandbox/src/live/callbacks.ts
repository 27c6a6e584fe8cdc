/** How long a receiver may take, in ms. */
const patienceMs = 5000

/** Whether something is an http address of this machine: the sandbox calls nobody else. */
export function isLoopback(value: unknown): boolean {
  if (typeof value !== 'string' || !URL.canParse(value)) return false
  const { protocol, hostname } = new URL(value)
  return (
    (protocol === 'http:' || protocol === 'https:') &&
    (hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname))
  )
}

/**
 * Tells a receiver once that a run has ended; unsigned and without a second try, as Make does. Whatever becomes of it is
 * the receiver's affair.
 */
export async function announce(
  callbackUrl: string,
  message: { readonly executionId: string; readonly statusUrl: string },
): Promise<void> {
  try {
    const response = await fetch(callbackUrl, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(message),
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
    })
    await response.body?.cancel()
  } catch {
    // Nobody listens there.
  }
}
