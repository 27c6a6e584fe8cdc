/** How long a receiver may take, in ms. */
const patienceMs = 5000

/** Whether something is an address that Make would call. */
export function isCallable(value: unknown): boolean {
  return (
    typeof value === 'string' && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)
  )
}

function isLoopback(address: string): boolean {
  const { hostname } = new URL(address)
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}

/**
 * Tells a receiver once that a run has ended; unsigned and without a second try, as Make does. Whatever becomes of it is
 * the receiver's affair. The sandbox calls this machine alone: whoever is elsewhere hears nothing.
 */
export async function announce(
  callbackUrl: string,
  message: { readonly executionId: string; readonly statusUrl: string },
): Promise<void> {
  if (!isLoopback(callbackUrl)) return
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
