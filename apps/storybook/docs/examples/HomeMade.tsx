import { accessFor, useRunScenario, useScenarios, useSession } from '@inlaykit/ui/hooks'
import { useFormat, useProblemText } from '@inlaykit/ui/i18n'

/** A list of our own: the kit reads, keeps current and checks, the page draws. */
export function HomeMade() {
  const { data: session } = useSession()
  const { scenarios, hasMore, loadMore } = useScenarios({ status: ['active'], sort: '-lastRunAt' })
  const run = useRunScenario()
  const format = useFormat()
  const describe = useProblemText()
  const mayRun = accessFor(session, 'scenarios:run').state === 'allowed'
  return (
    <>
      {run.error && <p role="alert">{describe(run.error)}</p>}
      <ul>
        {scenarios.map(({ id, name, lastRunAt }) => (
          <li key={id}>
            {name}: {lastRunAt ? format.dateTime(lastRunAt) : 'never ran'}
            <button disabled={!mayRun} onClick={() => run.mutate({ scenarioId: id })}>
              Run {name}
            </button>
          </li>
        ))}
      </ul>
      {hasMore && <button onClick={loadMore}>Show more</button>}
    </>
  )
}
