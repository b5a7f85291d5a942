package org.detente.cluster;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.detente.ensemble.Workload;

/// Work as bytes, to be sent. Java's own serialisation, but records need no mark, and `Optional`
/// and paths may be among their components: a record goes as its components and is made again by
/// its canonical constructor, which checks them. What is shared stays shared.
final class Parcel {

  private Parcel() {}

  /// @throws IOException if something in it can be sent neither as a record nor as serialisable
  static byte[] pack(Workload work) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new Packer(bytes)) {
      out.writeObject(work);
    }
    return bytes.toByteArray();
  }

  /// @param loader of the program's classes
  /// @throws IOException if the bytes are not of this build of the program
  static Workload unpack(byte[] bytes, ClassLoader loader) throws IOException {
    try (var in = new Unpacker(new ByteArrayInputStream(bytes), loader)) {
      return (Workload) in.readObject();
    } catch (ClassNotFoundException e) {
      throw new IOException("the work names a class that is not here: " + e.getMessage(), e);
    }
  }

  /// @param values of the components, in their order
  private record RecordForm(Class<?> type, Object[] values) implements Serializable {}

  /// @param value null: empty
  private record OptionalForm(Object value) implements Serializable {}

  /// Where something was read; nobody opens it elsewhere.
  private record PathForm(String path) implements Serializable {}

  private static final class Packer extends ObjectOutputStream {

    private final Map<Object, Object> forms = new IdentityHashMap<>();

    Packer(OutputStream out) throws IOException {
      super(out);
      enableReplaceObject(true);
    }

    @Override
    protected Object replaceObject(Object object) throws IOException {
      if (object instanceof Serializable) {
        return object;
      }
      Object form = forms.get(object);
      if (form == null) {
        form =
            switch (object) {
              case Optional<?> optional -> new OptionalForm(optional.orElse(null));
              case Path path -> new PathForm(path.toString());
              case Record record -> new RecordForm(record.getClass(), values(record));
              default -> object;
            };
        forms.put(object, form);
      }
      return form;
    }

    private static Object[] values(Record record) throws IOException {
      RecordComponent[] components = record.getClass().getRecordComponents();
      Object[] values = new Object[components.length];
      try {
        for (int i = 0; i < values.length; i++) {
          components[i].getAccessor().setAccessible(true);
          values[i] = components[i].getAccessor().invoke(record);
        }
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IOException(record.getClass().getName() + " cannot be read", e);
      }
      return values;
    }
  }

  private static final class Unpacker extends ObjectInputStream {

    private final ClassLoader loader;

    Unpacker(InputStream in, ClassLoader loader) throws IOException {
      super(in);
      this.loader = loader;
      enableResolveObject(true);
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass description)
        throws IOException, ClassNotFoundException {
      try {
        return Class.forName(description.getName(), false, loader);
      } catch (ClassNotFoundException e) {
        return super.resolveClass(description);
      }
    }

    @Override
    protected Object resolveObject(Object object) throws IOException {
      return switch (object) {
        case OptionalForm form -> Optional.ofNullable(form.value());
        case PathForm form -> Path.of(form.path());
        case RecordForm form -> record(form);
        default -> object;
      };
    }

    private static Object record(RecordForm form) throws IOException {
      try {
        Class<?>[] types =
            Arrays.stream(form.type().getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        Constructor<?> canonical = form.type().getDeclaredConstructor(types);
        canonical.setAccessible(true);
        return canonical.newInstance(form.values());
      } catch (ReflectiveOperationException e) {
        var wrong = new InvalidObjectException(form.type().getName() + " cannot be made again");
        wrong.initCause(e);
        throw wrong;
      }
    }
  }
}
