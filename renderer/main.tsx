import { render } from 'preact';
import 'krds-uiux/resources/css/token/krds_tokens.css';
import './styles/index.css';
import { exposedBridge } from './bridge.ts';
import { App } from './screens/App.tsx';
import { Sittings } from './state/sittings.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

const sittings = new Sittings(exposedBridge(), {
  now: () => Date.now(),
  random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  after: (ms, task) => {
    const handle = setTimeout(task, ms);
    return { cancel: () => clearTimeout(handle) };
  },
});
render(<App sittings={sittings} />, root);
void sittings.start();
