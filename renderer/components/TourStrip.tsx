import { usePage, useWords } from '../state/page.ts';
import { Button } from './Button.tsx';
import { Strip } from './Strip.tsx';

/** For somebody who has not looked around yet, until they have, or do not want to. */
export function TourStrip() {
  const { route, standing } = usePage();
  const { tour } = useWords();
  if (standing.preferences.value.tourSeen || route.place.value.screen === 'tour') return null;
  return (
    <Strip tone="plain" icon="info" label={tour.label} text={tour.invitation}>
      <Button size="small" onClick={() => route.show({ screen: 'tour' })}>
        {tour.begin}
      </Button>
      <Button size="small" look="quiet" onClick={() => void standing.prefer({ tourSeen: true })}>
        {tour.notNow}
      </Button>
    </Strip>
  );
}
