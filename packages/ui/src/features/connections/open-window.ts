/** Opens the window for Make, empty. Only right in the handler of a press; `null`: the browser does not allow it. */
export function openOAuthWindow(): Window | null {
  const width = Math.min(640, window.screen.availWidth)
  const height = Math.min(780, window.screen.availHeight)
  const left = window.screenX + Math.max(0, (window.outerWidth - width) / 2)
  const top = window.screenY + Math.max(0, (window.outerHeight - height) / 2)
  const features = { popup: 1, width, height, left, top }
  const text = Object.entries(features).map(([name, value]) => `${name}=${Math.round(value)}`)
  const opened = window.open('about:blank', '_blank', text.join(','))
  // Some blockers close it at once rather than not open it.
  return opened?.closed === true ? null : opened
}
