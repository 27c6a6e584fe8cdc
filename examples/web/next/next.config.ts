import type { NextConfig } from 'next'

const config: NextConfig = {
  // The BFF runs in Node as it is: bundled, it would lose the files of its embedded database.
  serverExternalPackages: ['@inlaykit/bff', '@inlaykit/sandbox'],
}

export default config
