import { useMembers } from '@inlaykit/ui/hooks'

export function Names() {
  const { members = [], total } = useMembers()
  return (
    <p>
      {total} people: {members.map(({ name, email }) => name ?? email).join(', ')}
    </p>
  )
}
