package android.provider;

import android.net.Uri;

public final class CalendarContract {
    public static final String EXTRA_EVENT_BEGIN_TIME = "beginTime";
    public static final String EXTRA_EVENT_END_TIME = "endTime";

    protected interface EventsColumns {
        int AVAILABILITY_FREE = 1;
        String AVAILABILITY = "availability";
        String DESCRIPTION = "description";
        String RRULE = "rrule";
        String TITLE = "title";
    }

    public static final class Events implements EventsColumns {
        public static final Uri CONTENT_URI = new Uri("content://com.android.calendar/events");
    }
}
