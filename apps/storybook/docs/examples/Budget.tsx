import { useBudget } from '@inlaykit/ui/hooks'

export function Left() {
  const budget = useBudget()
  return budget && <p>{budget.remaining} requests left</p>
}
