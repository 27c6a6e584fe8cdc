import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [react()],
  server: {
    proxy: {
      // Your own server, with the BFF in it: here the one of ../backend. It has to see the `Host` that the page was asked of.
      '/api/inlaykit': {
        target: process.env.BACKEND_URL ?? 'http://127.0.0.1:8787',
        changeOrigin: false,
      },
    },
  },
})
