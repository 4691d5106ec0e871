using System;
using System.Runtime.Serialization;
using VpcPS.Core.Api;

namespace VpcPS.Core.Actions;

/// <summary>Finds the actions that have a class of their own, by their names.</summary>
internal static class DeclaredAction
{
    /// <summary>The class of an action. Null when it has none.</summary>
    public static Type? TypeOf(string name) =>
        typeof(DeclaredAction).Assembly.GetType(typeof(DeclaredAction).Namespace + "." + name) is { IsAbstract: false } type
        && typeof(ApiAction).IsAssignableFrom(type) && type != typeof(AnyAction) ? type : null;

    /// <summary>The declaration in the class of an action. Null when it has none.</summary>
    public static ActionDeclaration? Find(string name) =>
        TypeOf(name) is { } type ? ((ApiAction)FormatterServices.GetUninitializedObject(type)).Declaration : null;
}
