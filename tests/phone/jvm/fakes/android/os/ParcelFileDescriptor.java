package android.os;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;

public class ParcelFileDescriptor {
    // Kept for ever: closing one here would close a number that may mean another file by then.
    private static final List<Object> streams = new ArrayList<>();
    private final FileDescriptor descriptor;

    public ParcelFileDescriptor(String path, String mode) throws IOException {
        if (mode.startsWith("w")) {
            FileOutputStream stream = new FileOutputStream(path, !mode.contains("t"));
            streams.add(stream);
            descriptor = stream.getFD();
        } else {
            FileInputStream stream = new FileInputStream(path);
            streams.add(stream);
            descriptor = stream.getFD();
        }
    }

    public int detachFd() throws ReflectiveOperationException {
        Field number = FileDescriptor.class.getDeclaredField("fd");
        number.setAccessible(true);
        return number.getInt(descriptor);
    }
}
