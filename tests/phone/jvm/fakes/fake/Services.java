package fake;

import android.app.Service;
import android.content.Intent;
import android.os.Bundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the system does with a service; the one there is, of whatever class its intent names. */
public class Services {
    private static Service running;

    /** The service's own process: Python has set the service that it finds itself in. */
    public static void here() throws ReflectiveOperationException {
        Object service = Class.forName("org.limber.limber.ServiceLimber").getConstructor().newInstance();
        Class.forName("org.kivy.android.PythonService").getField("mService").set(null, service);
    }

    public static void reset() {
        running = null;
    }

    public static boolean running() {
        return running != null;
    }

    public static void start(Intent intent) {
        if (running == null) {
            try {
                running = (Service) intent.kind.getConstructor().newInstance();
            } catch (ReflectiveOperationException broken) {
                throw new IllegalStateException(broken);
            }
            running.onCreate();
        }
        Bundle extras = intent.getExtras();
        Log.add(
                Stream.of("smallIconName", "contentTitle", "contentText", "pythonServiceArgument")
                        .map(extras::getString)
                        .collect(Collectors.joining(" | ", "service ", "")));
        running.onStartCommand(intent, 0, 1);
    }

    /** The runner swipes the app out of the list of recent apps. */
    public static void swipe() {
        running.onTaskRemoved(new Intent("main"));
    }

    public static void end() {
        Service ending = running;
        running = null;
        if (ending != null) {
            ending.onDestroy();
        }
    }
}
