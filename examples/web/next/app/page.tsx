import { Automations } from './automations'

/** Rendered for each request: the address says which tab is open. */
export const dynamic = 'force-dynamic'

export default function Page() {
  return (
    <main>
      <h1>Automations</h1>
      <Automations />
    </main>
  )
}
