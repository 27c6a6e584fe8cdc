import { describe, expect, it } from 'vitest'
import { flowCookies } from './cookie.js'

describe('the cookie of a way', () => {
  it('C4: can be set and read by this very host alone, over https alone', () => {
    const cookies = flowCookies('https://app.host.test/api/inlaykit/oauth/callback')
    const rest = 'Path=/; HttpOnly; SameSite=Lax; Secure'
    expect(cookies.set('f1', 'v')).toBe(`__Host-inlaykit-oauth-f1=v; Max-Age=3600; ${rest}`)
    expect(cookies.clear('f1')).toBe(`__Host-inlaykit-oauth-f1=; Max-Age=0; ${rest}`)
    expect(cookies.set('f1', 'v'.repeat(43)).length).toBeLessThan(4096)
    const header = 'a=b; inlaykit-oauth-f1=planted; __Host-inlaykit-oauth-f1=v=w; x'
    expect(cookies.read('f1', header)).toBe('v=w')
    expect(cookies.read('f2', header)).toBeUndefined()
    expect(cookies.read('f1', undefined)).toBeUndefined()
  })

  it.each(['http://localhost:8787', 'http://127.0.0.1:8787', 'http://[::1]:8787'])(
    'C4: has neither prefix nor Secure on %s, where browsers would refuse it',
    (origin) => {
      const cookies = flowCookies(`${origin}/api/inlaykit/oauth/callback`)
      expect(cookies.set('f1', 'v')).toBe(
        'inlaykit-oauth-f1=v; Max-Age=3600; Path=/; HttpOnly; SameSite=Lax',
      )
      expect(cookies.read('f1', 'inlaykit-oauth-f1=v')).toBe('v')
    },
  )
})
