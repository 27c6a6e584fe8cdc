import { languageNames, usePreferences } from '../preferences.js'
import { Link } from '../router.js'
import { useMe, useSessionActions } from '../session.js'
import { Avatar } from './Avatar.js'
import { Icon, Logo } from './Icon.js'
import { RoleBadge } from './RoleBadge.js'
import type { Language } from '../preferences.js'
import type { ReactNode } from 'react'

const places = [
  { href: '/', icon: 'overview', text: 'nav.overview' },
  { href: '/orders', icon: 'orders', text: 'nav.orders' },
  { href: '/settings/general', icon: 'settings', text: 'nav.settings' },
] as const

function isHere(href: string, path: string): boolean {
  return href === '/' ? path === '/' : path.startsWith(`/${href.split('/')[1]}`)
}

function Navigation({ path }: { readonly path: string }) {
  const { t } = usePreferences()
  return (
    <nav className="navigation" aria-label={t('nav.label')}>
      {places.map(({ href, icon, text }) => (
        <Link key={href} href={href} aria-current={isHere(href, path) ? 'page' : undefined}>
          <Icon name={icon} />
          <span>{t(text)}</span>
        </Link>
      ))}
    </nav>
  )
}

/** Which company is on show: a choice for those who belong to several. */
function CompanySwitch() {
  const me = useMe()
  const { t } = usePreferences()
  const { signIn } = useSessionActions()
  if (me.companies.length < 2) return <strong className="company">{me.company.name}</strong>
  return (
    <label className="company">
      <span className="hidden">{t('nav.company')}</span>
      <select value={me.company.id} onChange={(event) => void signIn(me.id, event.target.value)}>
        {me.companies.map((company) => (
          <option key={company.id} value={company.id}>
            {company.name}
          </option>
        ))}
      </select>
    </label>
  )
}

/** The switches for theme, contrast and language. */
export function PreferenceSwitches() {
  const { language, dark, contrast, setLanguage, setDark, setContrast, t } = usePreferences()
  return (
    <div className="switches">
      <label className="language">
        <Icon name="globe" />
        <span className="hidden">{t('nav.language')}</span>
        <select value={language} onChange={(event) => setLanguage(event.target.value as Language)}>
          {Object.entries(languageNames).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        className="icon-button"
        aria-pressed={dark}
        aria-label={t('nav.dark')}
        title={t('nav.dark')}
        onClick={() => setDark(!dark)}
      >
        <Icon name={dark ? 'sun' : 'moon'} />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-pressed={contrast}
        aria-label={t('nav.contrast')}
        title={t('nav.contrast')}
        onClick={() => setContrast(!contrast)}
      >
        <Icon name="contrast" />
      </button>
    </div>
  )
}

/** The frame around each page: where one can go, who one is, for which company. */
export function Shell({ path, children }: { readonly path: string; readonly children: ReactNode }) {
  const me = useMe()
  const { t } = usePreferences()
  const { signOut } = useSessionActions()
  return (
    <div className="shell">
      <a className="skip" href="#content">
        {t('nav.skip')}
      </a>
      <aside className="sidebar">
        <Link href="/" className="brand">
          <Logo />
          <span>Larkfield</span>
        </Link>
        <Navigation path={path} />
      </aside>
      <header className="top-bar">
        <CompanySwitch />
        <PreferenceSwitches />
        <div className="profile">
          <Avatar name={me.name} />
          <span className="profile-name">{me.name}</span>
          <RoleBadge role={me.role} />
          <button
            type="button"
            className="icon-button"
            aria-label={t('nav.signOut')}
            title={t('nav.signOut')}
            onClick={() => void signOut()}
          >
            <Icon name="signOut" />
          </button>
        </div>
      </header>
      <main id="content" className="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}
