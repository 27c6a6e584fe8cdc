import type { StorybookConfig } from '@storybook/react-vite'

const config: StorybookConfig = {
  stories: [
    { directory: '../docs', files: '**/*.mdx' },
    { directory: '../../../packages/ui/src', files: '**/*.stories.tsx' },
  ],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  framework: { name: '@storybook/react-vite', options: { strictMode: true } },
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  // The props tables follow the types, through imports and `extends` too, which the faster parser does not.
  typescript: {
    reactDocgen: 'react-docgen-typescript',
    reactDocgenTypescriptOptions: {
      tsconfigPath: '../../packages/ui/tsconfig.src.json',
      include: ['**/packages/ui/src/**/*.tsx'],
      exclude: ['**/*.stories.tsx', '**/*.test.tsx'],
      propFilter: ({ parent }) => !parent?.fileName.includes('node_modules'),
    },
  },
  viteFinal: (vite) => ({
    ...vite,
    build: { ...vite.build, chunkSizeWarningLimit: 4000 },
    resolve: {
      ...vite.resolve,
      // Workspace packages resolve to their source, so that stories need no build.
      conditions: ['inlaykit-source', 'module', 'browser', 'development|production', 'default'],
      dedupe: ['react', 'react-dom', '@tanstack/react-query'],
    },
  }),
}

export default config
