import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import './app/shell.css';
import { App } from './app/App.tsx';
import { registerServiceWorker } from './app/serviceWorkerClient.ts';

const container = document.getElementById('root');
if (!container) throw new Error('index.html has no element with the id "root".');
createRoot(container).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
void registerServiceWorker();
