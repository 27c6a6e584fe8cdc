/**
 * Whether nothing in the page has the focus any more: what had it is gone, and whoever has no mouse would begin anew at the top.
 * Where something in a shadow root has it, the page takes the element around that for the one that does.
 */
export function isFocusLost(): boolean {
  const { activeElement, body } = document
  return activeElement === null || activeElement === body
}
