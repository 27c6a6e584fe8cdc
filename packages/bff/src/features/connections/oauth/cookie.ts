/** How long a flow is good, in seconds. */
export const flowSeconds = 600
/**
 * How much longer a browser keeps its cookie, and we the flow, in seconds: whoever took their time at Make is told so on
 * the page that they came from.
 */
export const lateSeconds = 3000

/** Makes and reads the cookies that tie a flow to the browser that began it. */
export interface FlowCookies {
  /** A `Set-Cookie` value. */
  set(flow: string, value: string): string
  /** A `Set-Cookie` value that takes the cookie away. */
  clear(flow: string): string
  /** The value in a `Cookie` header. */
  read(flow: string, header: string | undefined): string | undefined
}

/**
 * The cookies of a callback at this address. Over https they can come from this very host alone (`__Host-`); browsers
 * refuse that over plain http, which only this machine may speak.
 */
export function flowCookies(redirectUri: string): FlowCookies {
  const isSecure = new URL(redirectUri).protocol === 'https:'
  // One cookie a flow, so that several may be under way.
  const nameOf = (flow: string) => `${isSecure ? '__Host-' : ''}inlaykit-oauth-${flow}`
  const attributes = `Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`
  return {
    set: (flow, value) =>
      `${nameOf(flow)}=${value}; Max-Age=${flowSeconds + lateSeconds}; ${attributes}`,
    clear: (flow) => `${nameOf(flow)}=; Max-Age=0; ${attributes}`,
    read: (flow, header) => {
      const name = nameOf(flow)
      for (const pair of header?.split(';') ?? []) {
        const [key, ...rest] = pair.trim().split('=')
        if (key === name) return rest.join('=')
      }
      return undefined
    },
  }
}
