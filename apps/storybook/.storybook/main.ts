import type { StorybookConfig } from '@storybook/react-vite'

const config: StorybookConfig = {
  stories: [{ directory: '../../../packages/ui/src', files: '**/*.stories.tsx' }],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  framework: { name: '@storybook/react-vite', options: { strictMode: true } },
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  typescript: { reactDocgen: 'react-docgen' },
  viteFinal: (vite) => ({
    ...vite,
    resolve: {
      ...vite.resolve,
      // Workspace packages resolve to their source, so that stories need no build.
      conditions: ['inlaykit-source', 'module', 'browser', 'development|production', 'default'],
      dedupe: ['react', 'react-dom', '@tanstack/react-query'],
    },
  }),
}

export default config
