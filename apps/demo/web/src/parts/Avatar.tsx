/** The initials of a person in a circle whose colour follows the name. */
export function Avatar({ name }: { readonly name: string }) {
  const initials = name
    .split(' ')
    .map((word) => word[0] ?? '')
    .join('')
    .slice(0, 2)
  const tone = Array.from(name).reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 5
  return (
    <span className="avatar" data-tone={tone} aria-hidden="true">
      {initials}
    </span>
  )
}
