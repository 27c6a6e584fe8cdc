import { useExecutions } from '@inlaykit/ui/hooks'
import { useFormat } from '@inlaykit/ui/i18n'

export function LastFailures() {
  const { executions } = useExecutions({ status: ['error'] })
  const format = useFormat()
  return (
    <ul>
      {executions.map(({ id, scenarioName, startedAt }) => (
        <li key={id}>
          {scenarioName ?? 'A scenario'}, {startedAt && format.dateTime(startedAt)}
        </li>
      ))}
    </ul>
  )
}
