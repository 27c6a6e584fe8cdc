import { index, route, type RouteConfig } from '@react-router/dev/routes'

export default [
  index('automations.tsx'),
  route('scenarios', 'scenarios.tsx'),
  route('api/inlaykit/*', 'inlaykit.ts'),
] satisfies RouteConfig
