import { testAccess } from './preview/access.ts';

// The typical screens take long: each file has every second one.
testAccess(0, 2);
