import type { ThreadFilter, Topic } from '../../preload/contract.ts';
import type { Place } from '../state/route.ts';
import { usePage, useWords } from '../state/page.ts';
import { BrandMark } from './Brand.tsx';
import { CareEntry } from './CareCard.tsx';
import { Icon, type IconName } from './Icon.tsx';
import { NavItem } from './NavItem.tsx';
import { topics } from './topics.ts';

const filterIcons: Record<ThreadFilter, IconName> = {
  inbox: 'inbox',
  waiting: 'hourglass',
  mine: 'question',
  helpful: 'book',
  bookmarked: 'bookmark',
};
const filters: readonly ThreadFilter[] = ['inbox', 'waiting', 'mine', 'helpful', 'bookmarked'];
const leaves: readonly { screen: 'drafts' | 'outbox'; icon: IconName }[] = [
  { screen: 'drafts', icon: 'fileText' },
  { screen: 'outbox', icon: 'send' },
];

/** The way around: asking, the filters of the list, what is being written, the topics. Folds to icons where room is short. */
export function Sidebar() {
  const { listing, route, searching, standing } = usePage();
  const words = useWords();
  const place = route.place.value;
  const counts = listing.counts.value;
  const cohort = standing.state.value?.cohort;
  const unread: Record<ThreadFilter, number> = {
    inbox: counts?.unread ?? 0,
    waiting: 0,
    mine: counts?.mineUnread ?? 0,
    helpful: 0,
    bookmarked: 0,
  };
  const plain: Record<ThreadFilter, number> = {
    inbox: 0,
    waiting: counts?.waiting ?? 0,
    mine: 0,
    helpful: counts?.helpful ?? 0,
    bookmarked: counts?.bookmarked ?? 0,
  };
  return (
    <header class="sidebar">
      <div class="brand">
        <BrandMark />
        <div class="brand-words">
          <p class="brand-name">{words.product}</p>
          {cohort && (
            <p class="brand-cohort">
              {cohort.name} · {words.operation[cohort.operation]}
            </p>
          )}
        </div>
      </div>
      <button
        type="button"
        class="button button-primary button-large ask-button"
        onClick={() => route.show({ screen: 'ask' })}
        aria-current={place.screen === 'ask' ? 'page' : undefined}
      >
        <Icon name="pen" size="small" />
        <span class="rail-label">{words.nav.ask}</span>
      </button>
      <nav class="nav" aria-label={words.nav.label}>
        <ul>
          <NavItem
            id="search"
            icon="search"
            label={words.search.label}
            current={place.screen === 'search'}
            onClick={() => {
              route.search();
              searching.summon();
            }}
          />
          {filters.map((filter) => (
            <NavItem
              key={filter}
              id={filter}
              icon={filterIcons[filter]}
              label={words.nav[filter]}
              current={isFilter(place, filter)}
              count={unread[filter] || plain[filter]}
              fresh={unread[filter] > 0}
              onClick={() => route.filter(filter)}
            />
          ))}
          <NavItem
            id="notices"
            icon="bell"
            label={words.nav.notices}
            current={place.screen === 'notices'}
            count={counts?.announcements ?? 0}
            fresh
            onClick={() => route.show({ screen: 'notices' })}
          />
        </ul>
        <p class="nav-title">{words.nav.writing}</p>
        <ul>
          {leaves.map(({ screen, icon }) => (
            <NavItem
              key={screen}
              id={screen}
              icon={icon}
              label={words.nav[screen]}
              current={place.screen === screen}
              count={counts?.[screen] ?? 0}
              onClick={() => route.show({ screen })}
            />
          ))}
          {standing.state.value?.me?.role === 'mentor' && (
            <NavItem
              id="availability"
              icon="clock"
              label={words.nav.availability}
              current={place.screen === 'availability'}
              onClick={() => route.show({ screen: 'availability' })}
            />
          )}
        </ul>
        <div class="nav-topics">
          <p class="nav-title">{words.nav.topics}</p>
          <ul>
            {topics.map((topic) => (
              <NavItem
                key={topic}
                id={topic}
                dot={topic}
                label={words.topic[topic]}
                current={isTopic(place, topic)}
                count={counts?.topics[topic] ?? 0}
                onClick={() => route.narrow(isTopic(place, topic) ? null : topic)}
              />
            ))}
          </ul>
        </div>
      </nav>
      <div class="sidebar-foot">
        <CareEntry />
        <button
          type="button"
          class="nav-item"
          aria-current={place.screen === 'how' ? 'page' : undefined}
          onClick={() => route.show({ screen: 'how' })}
        >
          <Icon name="shield" size="small" />
          <span class="rail-label">{words.nav.how}</span>
        </button>
        <button
          type="button"
          class="nav-item"
          aria-current={place.screen === 'settings' ? 'page' : undefined}
          onClick={() => route.show({ screen: 'settings', section: null })}
        >
          <Icon name="settings" size="small" />
          <span class="rail-label">{words.nav.settings}</span>
        </button>
      </div>
    </header>
  );
}

function isFilter(place: Place, filter: ThreadFilter): boolean {
  return place.screen === 'threads' && place.filter === filter;
}

function isTopic(place: Place, topic: Topic): boolean {
  return place.screen === 'threads' && place.topic === topic;
}
