import { roleText } from '../api.js'
import { usePreferences } from '../preferences.js'
import type { Role } from '../api.js'

/** What someone is within the company. */
export function RoleBadge({ role }: { readonly role: Role }) {
  const { t } = usePreferences()
  return (
    <span className="role-badge" data-role={role}>
      {t(roleText(role))}
    </span>
  )
}
