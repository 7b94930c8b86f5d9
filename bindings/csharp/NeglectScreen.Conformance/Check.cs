using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.ExceptionServices;

namespace NeglectScreen.Conformance
{
    /// <summary>Marks a static method without parameters that holds one promise, and is named after it.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    internal sealed class HoldsAttribute : Attribute
    {
    }

    /// <summary>One promise, to be run by any runner.</summary>
    internal sealed class Check
    {
        private readonly MethodInfo method;

        private Check(MethodInfo method)
        {
            this.method = method;
        }

        public string Name => method.DeclaringType!.Name + "." + method.Name;

        public static IEnumerable<Check> All()
        {
            return from type in typeof(Check).Assembly.GetTypes()
                   from method in type.GetMethods(BindingFlags.Static | BindingFlags.Public)
                   where method.GetCustomAttribute<HoldsAttribute>() != null
                   orderby type.Name, method.MetadataToken
                   select new Check(method);
        }

        public void Run()
        {
            try
            {
                method.Invoke(null, null);
            }
            catch (TargetInvocationException why) when (why.InnerException != null)
            {
                ExceptionDispatchInfo.Capture(why.InnerException).Throw();
            }
        }
    }
}
