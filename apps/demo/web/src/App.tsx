import { useEffect } from 'react'
import { Overview } from './pages/Overview.js'
import { Orders } from './pages/Orders.js'
import { Settings } from './pages/Settings.js'
import { SignIn } from './pages/SignIn.js'
import { Notice } from './parts/Notice.js'
import { Shell } from './parts/Shell.js'
import { usePreferences } from './preferences.js'
import { navigate, usePath } from './router.js'
import { MeContext, useSession } from './session.js'

function Page({ path }: { readonly path: string }) {
  if (path.startsWith('/settings')) return <Settings tab={path.split('/')[2] ?? 'general'} />
  if (path === '/orders') return <Orders />
  return <Overview />
}

/** Larkfield: the sign-in, or the page that the address names. */
export function App() {
  const path = usePath()
  const session = useSession()
  const { t } = usePreferences()
  const known = path === '/' || path === '/orders' || path.startsWith('/settings')
  useEffect(() => {
    if (!known) navigate('/')
  }, [known])
  if (session.data === undefined) {
    return session.isError ? (
      <Notice text={t('failed')} onRetry={() => void session.refetch()} />
    ) : (
      <p className="quiet centered">{t('loading')}</p>
    )
  }
  const { me } = session.data
  if (me === null) return <SignIn session={session.data} />
  return (
    <MeContext value={me}>
      <Shell path={path}>
        <Page key={me.company.id} path={path} />
      </Shell>
    </MeContext>
  )
}
