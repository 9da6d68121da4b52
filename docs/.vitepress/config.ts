import { defineConfig } from 'vitepress';

export default defineConfig({
  title: 'Calque',
  description: 'Practise architecture diagrams by drawing them.',
  lang: 'en-GB',
  cleanUrls: true,
  ignoreDeadLinks: [/^\.\.\/\.\.\/(packages|scripts|examples)\//],
  themeConfig: {
    search: { provider: 'local' },
    nav: [
      { text: 'Guide', link: '/guide/architecture' },
      { text: 'Decisions', link: '/adr/' },
    ],
    sidebar: [
      {
        text: 'Guide',
        items: [
          { text: 'How Calque is built', link: '/guide/architecture' },
          { text: 'Embedding', link: '/guide/embedding' },
          { text: 'Grading', link: '/guide/grading' },
          { text: 'Writing exercises', link: '/guide/authoring' },
          { text: 'The study loop', link: '/guide/study-loop' },
          { text: 'Benchmarks', link: '/guide/benchmarks' },
        ],
      },
      { text: 'Decisions', items: [{ text: 'All decisions', link: '/adr/' }] },
    ],
  },
});
