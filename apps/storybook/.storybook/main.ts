import { fileURLToPath } from 'node:url'
import type { StorybookConfig } from '@storybook/react-vite'

/** Where the kit is. The parser of types only takes whole paths for what lies outside its own folder. */
const kit = fileURLToPath(new URL('../../../packages/ui', import.meta.url))

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
    // Tests show no tables, so they need not wait for it.
    reactDocgen: process.env['VITEST'] === undefined ? 'react-docgen-typescript' : false,
    reactDocgenTypescriptOptions: {
      tsconfigPath: `${kit}/tsconfig.src.json`,
      include: [`${kit}/src/**/*.tsx`],
      exclude: ['**/*.stories.tsx', '**/*.test.tsx'],
      propFilter: ({ parent }) => !parent?.fileName.includes('node_modules'),
    },
  },
  viteFinal: (vite) => ({
    ...vite,
    // Browsers that know light-dark(), so that the sheet is shown as it is written.
    build: { ...vite.build, cssTarget: ['chrome123', 'firefox120', 'safari17.5'] },
    resolve: {
      ...vite.resolve,
      // Workspace packages resolve to their source, so that stories need no build.
      conditions: ['inlaykit-source', 'module', 'browser', 'development|production', 'default'],
      dedupe: ['react', 'react-dom', '@tanstack/react-query'],
    },
  }),
}

export default config
