import { render } from 'preact';
import 'krds-uiux/resources/css/token/krds_tokens.css';
import './styles/index.css';
import { exposedBridge } from './bridge.ts';
import { App } from './screens/App.tsx';
import { startPage } from './state/page.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

const page = startPage(exposedBridge(), {
  now: () => Date.now(),
  random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  after: (ms, task) => {
    const handle = setTimeout(task, ms);
    return { cancel: () => clearTimeout(handle) };
  },
});
render(<App page={page} />, root);
