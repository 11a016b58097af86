package android.app;

import android.content.Context;
import android.graphics.drawable.Icon;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

public class Notification {
    public static final String CATEGORY_SERVICE = "service";
    public static final int FOREGROUND_SERVICE_IMMEDIATE = 1;
    public static final int VISIBILITY_PRIVATE = 0;
    public static final int VISIBILITY_PUBLIC = 1;
    private static Notification last;
    final Map<String, Object> said = new TreeMap<>();
    final List<Action> actions = new ArrayList<>();

    Notification() {}

    /** As it was made before API 11; python-for-android still does below API 26. */
    public Notification(int icon, CharSequence ticker, long when) {
        throw new UnsupportedOperationException();
    }

    /** What the last one had, by the name of its setter. */
    public static String last(String name) {
        return String.valueOf(last.said.get(name));
    }

    /** The action that a tap on a button of the last one broadcasts. */
    public static String button(String title) {
        for (Action action : last.actions) {
            if (action.title.equals(title)) {
                return action.intent.intent.getAction();
            }
        }
        return "";
    }

    @Override
    public String toString() {
        return said.get("title") + " | " + said.get("text") + " | " + actions;
    }

    public static class Action {
        final String title;
        final PendingIntent intent;

        Action(CharSequence title, PendingIntent intent) {
            this.title = title.toString();
            this.intent = intent;
        }

        @Override
        public String toString() {
            return title;
        }

        public static final class Builder {
            private final Action made;

            public Builder(int icon, CharSequence title, PendingIntent intent) {
                throw new UnsupportedOperationException();
            }

            public Builder(Icon icon, CharSequence title, PendingIntent intent) {
                made = new Action(title, intent);
            }

            public Builder(Action action) {
                throw new UnsupportedOperationException();
            }

            public Action build() {
                return made;
            }
        }
    }

    public static class Builder {
        private final Notification made = new Notification();

        public Builder(Context context, String channel) {
            fake.World.since(26, "Notification.Builder with a channel");
            made.said.put("channel", channel);
        }

        public Builder(Context context) {
            if (fake.World.API >= 26) {
                throw new IllegalArgumentException("no channel");
            }
        }

        private Builder say(String name, Object value) {
            made.said.put(name, value);
            return this;
        }

        public Builder setSmallIcon(int icon) {
            return say("icon", icon);
        }

        public Builder setSmallIcon(int icon, int level) {
            throw new UnsupportedOperationException();
        }

        public Builder setSmallIcon(Icon icon) {
            throw new UnsupportedOperationException();
        }

        public Builder setContentTitle(CharSequence title) {
            return say("title", title);
        }

        public Builder setContentText(CharSequence text) {
            return say("text", text);
        }

        public Builder setOngoing(boolean on) {
            return say("ongoing", on);
        }

        public Builder setOnlyAlertOnce(boolean on) {
            return say("once", on);
        }

        public Builder setVisibility(int visibility) {
            return say("visibility", visibility);
        }

        public Builder setCategory(String category) {
            return say("category", category);
        }

        public Builder setShowWhen(boolean on) {
            return say("show when", on);
        }

        public Builder setWhen(long ms) {
            return say("when", ms);
        }

        public Builder setUsesChronometer(boolean on) {
            return say("chronometer", on);
        }

        public Builder setChronometerCountDown(boolean on) {
            fake.World.since(24, "setChronometerCountDown");
            return say("down", on);
        }

        public Builder setForegroundServiceBehavior(int behaviour) {
            fake.World.since(31, "setForegroundServiceBehavior");
            return say("behaviour", behaviour);
        }

        public Builder setContentIntent(PendingIntent intent) {
            return say("tap", intent);
        }

        public Builder addAction(int icon, CharSequence title, PendingIntent intent) {
            throw new UnsupportedOperationException();
        }

        public Builder addAction(Action action) {
            made.actions.add(action);
            return this;
        }

        public Notification build() {
            last = made;
            return made;
        }
    }
}
