import { useEffect } from 'react'
import { roleText } from '../api.js'
import { Avatar } from '../parts/Avatar.js'
import { Logo } from '../parts/Icon.js'
import { RoleBadge } from '../parts/RoleBadge.js'
import { PreferenceSwitches } from '../parts/Shell.js'
import { usePreferences } from '../preferences.js'
import { useSessionActions } from '../session.js'
import type { Candidate, Role, Session } from '../api.js'

function PersonCard({ person, role }: { readonly person: Candidate; readonly role: Role }) {
  const { t } = usePreferences()
  const { signIn } = useSessionActions()
  return (
    <button
      type="button"
      className="person"
      aria-label={t('signIn.as', { name: person.name, role: t(roleText(role)) })}
      onClick={() => void signIn(person.id)}
    >
      <Avatar name={person.name} />
      <span className="person-name">
        <bdi>{person.name}</bdi>
        <small>{person.title}</small>
      </span>
      <RoleBadge role={role} />
    </button>
  )
}

function PersonGroup({
  title,
  subtitle,
  people,
}: {
  readonly title: string
  readonly subtitle?: string
  readonly people: readonly Candidate[]
}) {
  return (
    <section className="person-group">
      <h2>
        {title}
        {subtitle !== undefined && <small>{subtitle}</small>}
      </h2>
      {people.map((person) => {
        const role = person.memberships[0]?.role
        return role !== undefined && <PersonCard key={person.id} person={person} role={role} />
      })}
    </section>
  )
}

/** Where one chooses who to be. */
export function SignIn({ session }: { readonly session: Session }) {
  const { t } = usePreferences()
  const { people, companies } = session
  useEffect(() => {
    document.title = 'Larkfield'
  }, [])
  return (
    <main className="sign-in">
      <header>
        <p className="brand">
          <Logo />
          <span>Larkfield</span>
        </p>
        <PreferenceSwitches />
      </header>
      <h1>{t('signIn.title')}</h1>
      <p className="lead">{t('signIn.lead')}</p>
      <div className="person-groups">
        {companies.map((company) => (
          <PersonGroup
            key={company.id}
            title={company.name}
            subtitle={company.trade}
            people={people.filter(
              ({ memberships }) =>
                memberships.length === 1 && memberships[0]?.companyId === company.id,
            )}
          />
        ))}
      </div>
      <PersonGroup
        title={t('signIn.several')}
        people={people.filter(({ memberships }) => memberships.length > 1)}
      />
    </main>
  )
}
