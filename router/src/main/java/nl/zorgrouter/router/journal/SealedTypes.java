package nl.zorgrouter.router.journal;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells Jackson what the language knows: which records a sealed interface stands for. */
final class SealedTypes extends JacksonAnnotationIntrospector {
  private static final String KIND = "kind";

  @Override
  public @Nullable TypeResolverBuilder<?> findTypeResolver(
      MapperConfig<?> config, AnnotatedClass type, JavaType base) {
    if (!isSealed(type.getRawType())) {
      return super.findTypeResolver(config, type, base);
    }
    return new StdTypeResolverBuilder(
            JsonTypeInfo.Value.construct(
                JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, KIND, null, false, true))
        .init(JsonTypeInfo.Id.NAME, null)
        .inclusion(JsonTypeInfo.As.PROPERTY)
        .typeProperty(KIND);
  }

  @Override
  public @Nullable List<NamedType> findSubtypes(Annotated type) {
    return isSealed(type.getRawType())
        ? leaves(type.getRawType()).map(leaf -> new NamedType(leaf, leaf.getSimpleName())).toList()
        : super.findSubtypes(type);
  }

  private static boolean isSealed(Class<?> type) {
    return type.isInterface() && type.isSealed();
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return isSealed(type)
        ? Stream.of(type.getPermittedSubclasses()).flatMap(SealedTypes::leaves)
        : Stream.of(type);
  }
}
